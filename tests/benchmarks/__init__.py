"""Measurements, run by hand: they print ratios against a floor of the same run, and assert nothing."""
