"""Ways in: files, folders, pages, feeds and letters become arrivals; the only part of intake that meets the world.

Strangers write what comes in, so it is met twice at arm's length. What is fetched comes through `web`, which connects to
public addresses only and reads no more than it allows; what is parsed is parsed in `reader`, a process of its own that
may be killed, and that hands back nothing but bounded text.

    kinds           which sort of carrier some bytes are
    limits          how much of anything is read
    passages        what the reader hands back, and its refusals
    reader          the child process: bytes in, passages out
      encodings     bytes to text
      hiding        marks that reorder or hide what a reader sees
      lines         paragraphs of texts that were wrapped by hand
      markup, markdown, letters, pages, entries      one sort of carrier each
      declarations  the day that a page declares
    reading_room    the reader as the event loop sees it
    addresses, connections, manners, web             fetching, guarded
    files, inbox    files and folders
    feeds, polling  feeds, asked again and again
    arriving        whatever somebody names: files, folders, pages, feeds
"""
