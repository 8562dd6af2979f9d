"""Commitments: what was promised, planned, agreed, proposed; and what other passages say of it later."""
