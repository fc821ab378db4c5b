#!/usr/bin/env bash
# Sets up what is missing, builds, checks the format and runs every test: build/test.sh
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only when every step and every test is well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

readonly configuration=Debug
readonly results=$PWD/TestResults

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# A node that stays behind would keep the pipe of whoever reads this output open.
export MSBUILDDISABLENODEREUSE=1

passed=0 failed=0 skipped=0
broken=()

main() {
    trap finish EXIT
    step "Tools" install_missing
    step "Restore" restore
    step "Build" build
    check_format
    for project in tests/*Tests/*.csproj; do
        run_suite "$project"
    done
}

install_missing() {
    require_dotnet || return 1
    # The tour of the README is run as it is written.
    install_command curl curl
    # The tests run a broker of their own, unless one is named that they may use.
    if [[ -z ${ROLECATALOG_TEST_RABBITMQ:-} ]]; then
        install_command /usr/lib/rabbitmq/bin/rabbitmq-server rabbitmq-server
    fi
    # Two of the samples are for Node.js, and so are the validators of the events' contract.
    install_command node nodejs
    install_command npm npm
}

require_dotnet() {
    if ! command -v dotnet >/dev/null; then
        say "dotnet is missing: install the .NET SDK 10.0, see https://learn.microsoft.com/dotnet/core/install/linux"
        return 1
    fi
    # Says why when no installed SDK is new enough for global.json.
    dotnet --version >/dev/null
}

# What tests need beside the SDK: install_command COMMAND DEBIAN-PACKAGE...
# A test that misses its command fails, and says so.
install_command() {
    local command=$1
    shift
    if command -v "$command" >/dev/null; then
        return
    fi
    if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
        say "$command is missing, and only root on Debian can install it here: its tests will fail"
        return
    fi
    { DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
        DEBIAN_FRONTEND=noninteractive without_services apt-get -qq install --yes --no-install-recommends "$@"; } >/dev/null ||
        say "$command could not be installed: its tests will fail"
}

# Debian starts the service of a package with its installation, unless a policy forbids it.
without_services() (
    policy=/usr/sbin/policy-rc.d
    if [[ ! -e $policy ]]; then
        trap 'rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod +x "$policy"
    fi
    "$@"
)

restore() {
    dotnet tool restore >/dev/null &&
        dotnet restore RoleCatalog.sln --locked-mode --verbosity quiet &&
        restore_node samples/open-postings-node &&
        restore_node samples/catalog-mirror-node &&
        restore_node tests/RoleCatalog.SystemTests/validators
}

restore_node() {
    local folder=$1
    if [[ ! -d $folder ]] || ! command -v npm >/dev/null; then
        return 0
    fi
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error >/dev/null ||
        say "the packages of $folder could not be restored: its tests will fail"
}

build() {
    dotnet build RoleCatalog.sln --configuration "$configuration" --no-restore --verbosity quiet -warnaserror
}

check_format() {
    local began=$SECONDS
    if dotnet csharpier check .; then
        say "Format: $((SECONDS - began)) s"
    else
        broken+=("the format check (run: dotnet csharpier format .)")
    fi
}

run_suite() {
    local project=$1 name began=$SECONDS status=0
    name=$(basename "$project" .csproj)
    local folder=$results/$name
    local trx=$folder/results.trx log=$folder/console.log
    rm -rf "$folder"
    mkdir -p "$folder"
    # A test that hangs is named and ended.
    dotnet test "$project" --configuration "$configuration" --no-build --nologo --verbosity quiet \
        --results-directory "$folder" --logger "trx;LogFileName=results.trx" \
        --blame-hang-timeout 5m --blame-hang-dump-type none >"$log" 2>&1 || status=$?

    local suite_passed=0 suite_failed=0 suite_skipped=0
    if [[ -f $trx ]]; then
        read -r suite_passed suite_failed suite_skipped < <(count "$trx")
        report "$trx"
    fi
    say "$name: $suite_passed passed, $suite_failed failed, $suite_skipped skipped in $((SECONDS - began)) s"
    passed=$((passed + suite_passed)) failed=$((failed + suite_failed)) skipped=$((skipped + suite_skipped))

    if ((suite_passed + suite_failed == 0)); then
        broken+=("$name ran no test")
        tail -n 40 "$log"
    elif ((status != 0 && suite_failed == 0)); then
        broken+=("$name ended with exit code $status")
        tail -n 40 "$log"
    fi
}

# The results file, one test a record. The counters at its end leave out skipped tests, so the tests are counted.
count() {
    awk -v RS='<UnitTestResult ' '
        NR == 1 { next }
        /^[^>]* outcome="Passed"/ { passed++; next }
        /^[^>]* outcome="(NotExecuted|Inconclusive|Warning)"/ { skipped++; next }
        { failed++ }
        END { print passed + 0, failed + 0, skipped + 0 }
    ' "$1"
}

# Names each test that was skipped or failed, with its message and the lines of the stack that are ours. The class of a test
# stands further down in the file, under the id of the test.
report() {
    awk -v RS='<UnitTest(Result)? ' '
        function plain(text) {
            gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&#xD;/, "", text)
            gsub(/&#xA;/, "\n", text); gsub(/&amp;/, "\\&", text); gsub(/\n+$/, "", text)
            return text
        }
        function indented(text) {
            text = plain(text)
            gsub(/\n/, "\n    ", text)
            return "\n    " text
        }
        function between(text, from, to) {
            if (!index(text, from)) return ""
            text = substr(text, index(text, from) + length(from))
            return substr(text, 1, index(text, to) - 1)
        }
        /^[^>]* outcome="/ && !/^[^>]* outcome="Passed"/ {
            n++
            word[n] = /^[^>]* outcome="(NotExecuted|Inconclusive|Warning)"/ ? "skipped" : "FAILED"
            test[n] = between($0, "testId=\"", "\"")
            name[n] = plain(between($0, "testName=\"", "\""))
            message = between($0, "<Message>", "</Message>")
            if (message != "") text[n] = indented(message)
            frames = split(plain(between($0, "<StackTrace>", "</StackTrace>")), frame, "\n")
            for (i = 1; i <= frames; i++) if (word[n] == "FAILED" && frame[i] ~ / in .*:line /) text[n] = text[n] "\n    " frame[i]
        }
        / className="/ { class[between($0, " id=\"", "\"")] = between($0, " className=\"", "\"") }
        END {
            for (i = 1; i <= n; i++) {
                parts = split(class[test[i]], part, ".")
                print "  " word[i] ": " part[parts] "." name[i] text[i]
            }
        }
    ' "$1"
}

step() {
    local name=$1 began=$SECONDS
    if ! "$2"; then
        broken+=("$name")
        exit 1
    fi
    say "$name: $((SECONDS - began)) s"
}

say() {
    printf '%s\n' "$*"
}

finish() {
    local status=$?
    trap - EXIT
    if ((passed + failed == 0)) && ((${#broken[@]} == 0)); then
        broken+=("no test ran")
    fi
    if ((${#broken[@]} > 0)); then
        printf 'Not well: %s\n' "${broken[@]}"
    fi
    say "$passed passed, $failed failed, $skipped skipped"
    if ((status == 0 && (failed > 0 || ${#broken[@]} > 0))); then
        status=1
    fi
    exit "$status"
}

# On one line, so that an edit of this file does not reach a run of it.
main "$@"; exit
