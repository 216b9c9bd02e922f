"""Where news is kept: implementations of the archive in `domain.ports`, and the only place that knows SQL.

One suite (`tests/ports`) holds every implementation to the port, so that another engine is another folder here.
"""
