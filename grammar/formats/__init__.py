"""Report formats as data: one TOML file each."""
