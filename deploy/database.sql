-- Run by deploy/database.sh as sa, at every start of docker-compose.yml; doing it again changes nothing.
IF DB_ID(N'WebConnectorSync') IS NULL CREATE DATABASE [WebConnectorSync];
GO
-- Readers and writers do not wait for each other.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'WebConnectorSync' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE [WebConnectorSync] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
-- The password comes as hexadecimal digits, so no character of it means anything on the way; a changed one is taken over.
DECLARE @password nvarchar(128) = CONVERT(nvarchar(128), $(PasswordHex));
DECLARE @login nvarchar(max) = IIF(SUSER_ID(N'wcs') IS NULL, N'CREATE', N'ALTER') + N' LOGIN [wcs] WITH PASSWORD = N' + QUOTENAME(@password, '''');
EXEC (@login);
GO
USE [WebConnectorSync];
IF DATABASE_PRINCIPAL_ID(N'wcs') IS NULL CREATE USER [wcs] FOR LOGIN [wcs] WITH DEFAULT_SCHEMA = [dbo];

-- Reads, writes, and makes its own tables and schemas at the first start and at upgrades; nothing outside this database.
ALTER ROLE [db_datareader] ADD MEMBER [wcs];
ALTER ROLE [db_datawriter] ADD MEMBER [wcs];
ALTER ROLE [db_ddladmin] ADD MEMBER [wcs];
GO
