"""`python -m fake_telegram`, with the tests on the path."""

from fake_telegram.process import main

main()
