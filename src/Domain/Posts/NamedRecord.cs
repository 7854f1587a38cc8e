namespace WebConnectorSync.Domain.Posts;

/// <summary>A record that a refused request names.</summary>
/// <param name="Word">What it is: customer, invoice.</param>
/// <param name="Name">Its name or number.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="By">The record it was merged with, or what paid it; null when that is not known.</param>
public sealed record NamedRecord(string Word, string Name, NamedStanding Standing, string? By = null);
