"""A folder that is watched: files put into it are checked, staged or published, and filed away; a
chief decides by moving what waits.

What lies in the folders and in the database is all that is known from one round to the next.
"""
