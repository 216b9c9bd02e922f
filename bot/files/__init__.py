"""What people write in files, read and checked, and the store written back into one: records, briefings, settings.

A file is believed in nothing. It is bounded and decoded (`reading`), held against its shape (`shapes`), made into
records of the domain, and checked against the other records; every fault of every file is told at once, with file,
line and key. Only then does anything change.
"""
