"""A report as one HTML file that needs nothing else: no script, no request, a content policy of its own."""
