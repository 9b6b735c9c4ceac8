"""Fetching from the web: politely, within limits, and never from addresses that are nobody's business."""
