#!/usr/bin/env bash
# Adds one migration for each database: eng/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?Usage: eng/add-migration.sh NAME}
dotnet tool restore
dotnet build src/Server -v q --nologo
for provider in Sqlite SqlServer; do
    dotnet ef migrations add "$name" --no-build --project src/Sync --startup-project src/Server --context "${provider}Db" --output-dir "Storage/Migrations/$provider"
done
