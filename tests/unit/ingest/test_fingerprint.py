"""The extractor's fingerprint is that of its rules and its model."""

from ingest.fingerprint import extractor_fingerprint


def test_it_is_stable_and_names_the_model() -> None:
    assert extractor_fingerprint("a") == extractor_fingerprint("a")
    assert extractor_fingerprint("a").startswith("a:")
    assert extractor_fingerprint("a").split(":")[1] == extractor_fingerprint("b").split(":")[1]
