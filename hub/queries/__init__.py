"""The questions, one a file: pure functions of a view, asked alike by GraphQL, a chart, an
export or a test.
"""
