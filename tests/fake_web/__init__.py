"""A web server on a loopback socket that says whatever a test prepares, byte for byte, in HTTP or not."""

from fake_web.server import Asked, FakeWeb, Page, head

__all__ = ["Asked", "FakeWeb", "Page", "head"]
