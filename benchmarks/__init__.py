"""Measured, not asserted: how fast the cockpit is, as ratios within one run."""
