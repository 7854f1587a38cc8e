using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Sync.Model;

/// <summary>A reason in its column. One without arguments is the bare code, so a query can compare with it.</summary>
internal sealed class ReasonConverter() : ValueConverter<Reason, string>(reason => reason.Stored, stored => Reason.Parse(stored));
