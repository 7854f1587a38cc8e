using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>Configuration section <c>Retention</c>: how long what was said, and what was deleted, is kept.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>At least a day, so that no session that is open loses what was said in it.</summary>
    public static readonly Bounds Days = new(1, 3650);

    /// <summary>What may be kept for good has 0 for that.</summary>
    public static readonly Bounds DaysOrNever = new(0, 3650);

    /// <summary>The bounds of <see cref="MessageMegabytes"/>.</summary>
    public static readonly Bounds Megabytes = new(0, 100_000_000);

    /// <summary>Messages and log lines. Default 30 days.</summary>
    public int MessageDays { get; init; } = 30;

    /// <summary>Messages of sessions in which nothing was new. Default 2 days.</summary>
    public int QuietMessageDays { get; init; } = 2;

    /// <summary>
    /// How many million characters the texts of messages may have in all; what is older goes when they have more. 0 for no bound. Default
    /// 20,000.
    /// </summary>
    public int MessageMegabytes { get; init; } = 20_000;

    /// <summary>Sessions that ended, with whatever is left of their messages. Default 90 days.</summary>
    public int SessionDays { get; init; } = 90;

    /// <summary>Records that were deleted in QuickBooks and that the app does not have; 0, the default, keeps them.</summary>
    public int DeletedRecordDays { get; init; }

    /// <summary>Entries of the audit trail; 0, the default, keeps them.</summary>
    public int AuditDays { get; init; }

    public static RetentionOptions Read(SettingReader settings)
    {
        var standard = new RetentionOptions();
        var options = new RetentionOptions
        {
            MessageDays = settings.Number($"{Section}:{nameof(MessageDays)}", Days, standard.MessageDays),
            QuietMessageDays = settings.Number($"{Section}:{nameof(QuietMessageDays)}", Days, standard.QuietMessageDays),
            MessageMegabytes = settings.Number($"{Section}:{nameof(MessageMegabytes)}", Megabytes, standard.MessageMegabytes),
            SessionDays = settings.Number($"{Section}:{nameof(SessionDays)}", Days, standard.SessionDays),
            DeletedRecordDays = settings.Number($"{Section}:{nameof(DeletedRecordDays)}", DaysOrNever, standard.DeletedRecordDays),
            AuditDays = settings.Number($"{Section}:{nameof(AuditDays)}", DaysOrNever, standard.AuditDays),
        };
        settings.NothingElseIn(Section);
        return options;
    }
}

/// <summary>What <see cref="RetentionOptions"/> may be: with a number of days below 1 everything would be removed.</summary>
internal sealed class RetentionValidator : AbstractValidator<RetentionOptions>
{
    public RetentionValidator()
    {
        var standard = new RetentionOptions();
        RuleFor(o => o.MessageDays).IsSetting("Retention:MessageDays", RetentionOptions.Days, standard.MessageDays);
        RuleFor(o => o.QuietMessageDays).IsSetting("Retention:QuietMessageDays", RetentionOptions.Days, standard.QuietMessageDays);
        RuleFor(o => o.MessageMegabytes).IsSetting("Retention:MessageMegabytes", RetentionOptions.Megabytes, standard.MessageMegabytes);
        RuleFor(o => o.SessionDays).IsSetting("Retention:SessionDays", RetentionOptions.Days, standard.SessionDays);
        RuleFor(o => o.DeletedRecordDays)
            .IsSetting("Retention:DeletedRecordDays", RetentionOptions.DaysOrNever, standard.DeletedRecordDays);
        RuleFor(o => o.AuditDays).IsSetting("Retention:AuditDays", RetentionOptions.DaysOrNever, standard.AuditDays);
        RuleFor(o => o).Must(o => o.SessionDays >= o.MessageDays).When(o => o.SessionDays >= RetentionOptions.Days.Least)
            .WithMessage(
                o => $"Retention:SessionDays is {o.SessionDays} and Retention:MessageDays is {o.MessageDays}, but a session takes its " +
                "messages with it. Make SessionDays at least as many, or MessageDays fewer.");
    }
}
