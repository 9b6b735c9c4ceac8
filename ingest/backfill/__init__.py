"""Large archives: shards of articles become files of claims, on one machine or many; then these are loaded."""
