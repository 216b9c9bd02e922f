"""Where people are. One package for each platform, strangers to each other; `requests` is what all of them ask."""
