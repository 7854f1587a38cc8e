using Microsoft.OpenApi;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>Goes over the shapes that were made of the code: what each property means, and where it names a section.</summary>
internal static class ComponentSchemas
{
    /// <summary>Completes them.</summary>
    /// <param name="document">The description.</param>
    /// <param name="types">The types of the code, by the names of their shapes.</param>
    public static void Complete(OpenApiDocument document, IReadOnlyDictionary<string, Type> types)
    {
        foreach (var (name, schema) in document.Components!.Schemas!)
        {
            var type = types.GetValueOrDefault(name);
            schema.Description = schema.Description is { } said ? DocComments.OneLine(said) : type is null ? null : DocComments.Of(type);
            foreach (var (property, value) in schema.Properties?.ToList() ?? [])
            {
                var meaning = Meaning(value) ?? (type is null ? null : Meaning(type, property));
                value.Description = meaning is null ? null : DocComments.OneLine(meaning);
                schema.Properties![property] = SectionNames.InPlaceOf(property, value, document);
            }
        }
    }

    // What is said of a value that may be null stands at the value; it is moved to the property.
    private static string? Meaning(IOpenApiSchema property)
    {
        if (property is OpenApiSchemaReference reference)
        {
            return reference.Reference.Description;
        }

        var inner = property.OneOf?.OfType<OpenApiSchemaReference>().FirstOrDefault(r => r.Reference.Description is not null);
        var meaning = property.Description ?? inner?.Reference.Description;
        if (inner is not null)
        {
            inner.Reference.Description = null;
        }

        return meaning;
    }

    private static string? Meaning(Type type, string property) =>
        type.GetProperties().FirstOrDefault(p => string.Equals(p.Name, property, StringComparison.OrdinalIgnoreCase)) is { } member
            ? DocComments.Of(member.DeclaringType!, member.Name)
            : null;
}
