#!/bin/bash
# Makes the database and the sign-in of the application, which is not sa. Needs SQLCMDPASSWORD (of sa) and DATABASE_PASSWORD.
set -euo pipefail
if [[ "$DATABASE_PASSWORD" == *'"'* || ${#DATABASE_PASSWORD} -gt 128 ]]; then
    echo 'DATABASE_PASSWORD must have at most 128 characters and no double quote, which ends it in a connection string.' >&2
    exit 1
fi
PasswordHex=0x$(printf %s "$DATABASE_PASSWORD" | iconv -f UTF-8 -t UTF-16LE | od -An -v -tx1 | tr -d ' \n')
export PasswordHex
exec /opt/mssql-tools18/bin/sqlcmd -C -b -S "${SQLSERVER:-sqlserver}" -U sa -i "$(dirname "$0")/database.sql"
