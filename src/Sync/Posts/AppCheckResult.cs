using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Sync.Posts;

/// <summary>What a check found.</summary>
/// <param name="Problems">What QuickBooks would refuse; nothing is stored when there is any.</param>
/// <param name="Warnings">What will be otherwise than sent, and nothing to refuse.</param>
/// <param name="Head">Name and date as the app has them.</param>
internal sealed record AppCheckResult(IReadOnlyList<FieldProblem> Problems, IReadOnlyList<FieldProblem> Warnings, RecordHead Head);
