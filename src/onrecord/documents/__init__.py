"""Documents: what a saved page holds, read once into clean text with its layout, date, place, publisher and marks."""
