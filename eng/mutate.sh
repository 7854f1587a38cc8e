#!/usr/bin/env bash
# Changes one thing at a time in a project of src and looks whether its tests notice: eng/mutate.sh PROJECT [GLOB...]
#   eng/mutate.sh Domain                       the whole project
#   eng/mutate.sh Qbxml 'Reading/*.cs'         some of its files
# Writes artifacts/mutation/PROJECT/reports (a page to look at, and the same as JSON), then every change that went unnoticed and the
# score of each folder. docs/testing.md says how to read it.
set -euo pipefail
cd "$(dirname "$0")/.."
project=${1:?Usage: eng/mutate.sh PROJECT [GLOB...]}
shift
out=$PWD/artifacts/mutation/$project
rm -rf "$out"
mkdir -p "$out"

# A copy, so that nothing mutated is left behind in bin, and the sources can be edited meanwhile.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 ls -d 2> /dev/null | tar cf - -T - | tar xf - -C "$copy"

globs=()
for glob in "$@"; do globs+=(--mutate "**/$glob"); done
cd "$copy/tests/$project.Tests"
dotnet tool restore > /dev/null
UseTestingPlatform=true RunAnalyzersDuringBuild=false \
    dotnet dotnet-stryker --config-file "$copy/eng/stryker.json" --project "$project.csproj" --output "$out" "${globs[@]}"

jq -r -f "$copy/eng/mutation-score.jq" --arg root "$copy/src/$project/" "$out/reports/mutation-report.json"
