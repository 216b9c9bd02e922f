"""How hypothesis searches: the same examples on every machine that checks, fresh ones at an author's desk."""

import os

from hypothesis import HealthCheck, settings

# A whole store is drawn at once, which counts as slow on a busy machine and says nothing about the code.
settings.register_profile(
    "desk", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("check", settings.get_profile("desk"), derandomize=True, database=None)
settings.load_profile("check" if os.environ.get("CI") == "true" else "desk")
