#!/usr/bin/env bash
# Benchmarks with a bar: build/bench.sh writes. Ends with 1 when a bar is missed.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run -c Release --project tests/RoleCatalog.Benchmarks -- "$@"
