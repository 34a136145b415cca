"""What all tests share: properties are not timed, for machines differ."""

from hypothesis import settings

settings.register_profile("letterbook", deadline=None, print_blob=True)
settings.load_profile("letterbook")
