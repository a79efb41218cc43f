from hypothesis import HealthCheck, settings

# The same examples on every machine and in every run; nothing hangs on how fast it is.
settings.register_profile(
    "lineage",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("lineage")
