"""Plans: a document compiled once into columns over lists of records.

A plan tells what goes right. Whatever it declines, the executor of GraphQL answers.
"""
