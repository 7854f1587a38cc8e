namespace WebConnectorSync.Sync.Model;

/// <summary>A value the whole installation shares and makes once, such as the OwnerID of its .qwc files.</summary>
internal sealed class ServerSetting
{
    /// <summary>The OwnerID of every .qwc of this installation: a GUID, made at the first start and never changed.</summary>
    public const string OwnerId = "OwnerID";

    /// <summary>
    /// What the first administrator must know who does not sit at the server's own machine; gone as soon as there is one.
    /// </summary>
    public const string SetupCode = "SetupCode";

    /// <summary>
    /// How the name of a key begins that encrypts values; its number follows. It is wrapped by keys that are not in the database.
    /// </summary>
    public const string ValueKey = "ValueKey:";

    /// <summary>The numbers of keys that cannot be unwrapped and that no value needs, with commas between.</summary>
    public const string SpareKeys = "SpareValueKeys";

    /// <summary>The number of the key with which all values are known to be encrypted.</summary>
    public const string SealedWith = "SealedWith";

    /// <summary>With the hash of a name behind it: an administrator that the configuration asked for and who is made once.</summary>
    public const string SetupAdministrator = "SetupAdministrator:";

    /// <summary>A moment: the figures of all days that were over by then are counted.</summary>
    public const string DaysCountedTo = "DaysCountedTo";

    public required string Name { get; init; }

    public required string Value { get; set; }
}
