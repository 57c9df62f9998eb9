"""The measurements that docs/benchmarks.md quotes, each one command."""
