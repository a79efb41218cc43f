"""The result as figures, pages, tables, JSON and words.

Nothing is imported here: what prints a line of words must not wait for the figures to load.
"""
