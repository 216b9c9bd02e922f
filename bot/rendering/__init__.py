"""From a composed answer to what each platform is sent: document tree, pages, markup. Pure functions.

A tree and not text, because text must be escaped once, at the leaf, and may be cut only between nodes: a statement
travels with its label, its attribution and its marks, so that no page holds half a source.
"""
