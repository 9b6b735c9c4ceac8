"""What happens to every request and response, whatever it is about: ids, logs, metrics, headers, conditions."""
