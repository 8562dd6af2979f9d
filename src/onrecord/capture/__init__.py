"""Capture: pages as they are saved are taken in, byte for byte, and never changed."""
