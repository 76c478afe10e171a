"""Faults on purpose: kills, lost power, failing disks, altered pages, forged entries, odd text."""
