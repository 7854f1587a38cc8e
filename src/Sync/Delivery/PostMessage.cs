using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>A message about posts, ready to be handed out.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Xml">The exact text.</param>
/// <param name="Requests">What each request is for.</param>
internal sealed record PostMessage(MessageKind Kind, string Xml, List<MessageRequest> Requests);
