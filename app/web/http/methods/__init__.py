"""What HTTP asks of every resource alike: HEAD, OPTIONS, ETags, ranges (RFC 9110)."""
