namespace WebConnectorSync.Domain.Posts;

/// <summary>Which request of a post is next: custom fields can only be written to a record that exists.</summary>
public enum PostStage
{
    /// <summary>The Add, Mod, Del or Void itself.</summary>
    Record,

    /// <summary>DataExtAdd and DataExtMod of its custom fields.</summary>
    CustomFields,
}
