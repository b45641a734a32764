"""The sequence of small steps that a careful person would write down for one iteration."""
