#!/usr/bin/env bash
# Benchmarks that have a bar: each prints a table, PASS or FAIL for each bar, and ends with 1 when one is missed.
#   build/bench.sh writes    16 callers of a command (DefineSkill) against the same rows by bare ADO.NET; over HTTP beside it
#   build/bench.sh drift     publishing a revision of a profile, and the list of postings behind it: 10,000 live postings against 10
#   build/bench.sh skills    defining a skill among 10,000 against 100, and who asks for one: 10,000 live postings against 10
#   build/bench.sh abuse     a well-behaved client beside 64 connections that send rubbish (--seconds 30)
#   build/bench.sh events    the relay on a RabbitMQ of its own against MassTransit's publishing; a backlog of 100,000 (--backlog N)
#   build/bench.sh feed      pages of /v1/changes against a bare endpoint; 1,000 subscribers of the stream; the memory of a snapshot
#   build/bench.sh search    search over a million generated postings (--postings N --seed N), beside the same by hand; the store is
#                            kept in TestResults/search, some 30 GB, and made again after 30 days
#       --rounds N           how often each contender runs (5); the median counts
#       --seconds S          for how long each time (3)
# What counts are ratios within a run: other work on the machine slows all contenders, and blurs them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

readonly project=tests/RoleCatalog.Benchmarks

case ${1:-} in
    writes | drift | skills | abuse | events | feed | search) ;;
    *)
        sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"
        exit 2
        ;;
esac

dotnet build "$project" --configuration Release --verbosity quiet -warnaserror
exec dotnet run --project "$project" --configuration Release --no-build -- "$@"
