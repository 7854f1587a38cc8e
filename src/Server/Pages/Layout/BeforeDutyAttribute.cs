namespace WebConnectorSync.Server.Pages.Layout;

/// <summary>A page that is open to somebody who first has to do something about their account.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BeforeDutyAttribute : Attribute;
