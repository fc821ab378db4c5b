#!/usr/bin/env bash
# The quick loop before a commit: format, build with warnings as errors, unit tests.
#   build/check.sh                 format, build, unit tests
#   build/check.sh --store --api   and these suites too; --system for the slow ones, --all for all of them
#   build/check.sh --filter NAME   only tests whose full name has NAME in it
#   build/check.sh --no-format     leave the files as they are
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

suites=(Unit)
format=yes
filter=()
while (($# > 0)); do
    case $1 in
        --store) suites+=(Store) ;;
        --api) suites+=(Api) ;;
        --system) suites+=(System) ;;
        --all) suites=(Unit Store Api System) ;;
        --no-format) format=no ;;
        --filter)
            filter=(--filter "FullyQualifiedName~${2:?--filter needs a name}")
            shift
            ;;
        *)
            sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"
            exit 2
            ;;
    esac
    shift
done

if [[ $format == yes ]]; then
    dotnet tool restore >/dev/null
    dotnet csharpier format .
fi
dotnet build RoleCatalog.sln --verbosity quiet -warnaserror
for suite in "${suites[@]}"; do
    dotnet test "tests/RoleCatalog.${suite}Tests" --no-build --verbosity quiet "${filter[@]}"
done
