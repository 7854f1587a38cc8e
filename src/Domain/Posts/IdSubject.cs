namespace WebConnectorSync.Domain.Posts;

/// <summary>Which record QuickBooks' sentence is about, by the id it quotes.</summary>
public enum IdSubject
{
    /// <summary>It quotes none.</summary>
    Unsaid,

    /// <summary>The record that was to be written.</summary>
    Own,

    /// <summary>One that the request names.</summary>
    Named,
}
