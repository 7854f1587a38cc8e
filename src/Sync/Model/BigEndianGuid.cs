using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WebConnectorSync.Sync.Model;

/// <summary>
/// A GUID as 16 bytes that sort the way version 7 GUIDs were made: new rows go to the end of an index on both databases.
/// (SQL Server's own type compares the last six bytes first, which are random.)
/// </summary>
internal sealed class BigEndianGuid() : ValueConverter<Guid, byte[]>(
    value => value.ToByteArray(true),
    value => new Guid(value, true));
