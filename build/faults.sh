#!/usr/bin/env bash
# Kills, freezes and fills what events pass through, again and again: the system tests of these faults, in several rounds.
#   build/faults.sh               5 rounds of all of them, some 4 minutes each
#   build/faults.sh 20            as many rounds as these
#   build/faults.sh 20 ByAKill    only those whose full name has this in it
# Ends with 1 when a test has failed; what each round said is in TestResults/Faults.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

readonly rounds=${1:-5} name=${2:-}
readonly project=tests/RoleCatalog.SystemTests results=TestResults/Faults

if ! [[ $rounds =~ ^[1-9][0-9]*$ ]]; then
    sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"
    exit 2
fi

for sample in samples/*-node; do
    npm ci --prefix "$sample" --no-audit --no-fund --loglevel=error >/dev/null
done
dotnet build "$project" --verbosity quiet
mkdir -p "$results"
failed=0
for ((round = 1; round <= rounds; round++)); do
    began=$SECONDS log=$results/round-$round.log status=0
    dotnet test "$project" --no-build --logger "console;verbosity=normal" \
        --results-directory "$results" --blame-hang-timeout 5m --blame-hang-dump-type none \
        --filter "TestCategory=Faults${name:+&FullyQualifiedName~$name}" >"$log" 2>&1 || status=$?
    grep -E '^ +(Passed|Failed|Skipped) ' "$log" || tail -n 20 "$log"
    echo "Round $round of $rounds: $([[ $status == 0 ]] && echo well || echo FAILED) in $((SECONDS - began)) s"
    ((status == 0)) || failed=$((failed + 1))
done
echo "$failed of $rounds rounds failed"
((failed == 0))
