using FluentValidation;
using FluentValidation.Validators;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>Tells the API description what the validators of bodies demand: required fields, lengths, ranges.</summary>
internal static class ValidatorSchemas
{
    // What the generator itself notes of a field that may be null and whose type is described elsewhere.
    private const string MayBeNull = "x-is-nullable-property";

    public static void Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(TimeOnly))
        {
            (schema.Format, schema.Pattern) = (null, "^([01][0-9]|2[0-3]):[0-5][0-9]$");
        }

        // Whether the value may be null is said at the field, not in its list of words.
        if (type.IsEnum)
        {
            schema.Enum = schema.Enum?.Where(word => word is not null && !word.IsJsonNullSentinel()).ToList();
        }

        if (schema.Properties is { } properties && Validator(context) is { } validator)
        {
            // A parameter of a record's constructor is not a required field of the body.
            schema.Required = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in validator.CreateDescriptor().GetMembersWithValidators().Where(
                m => m.Key is not null && properties.ContainsKey(m.Key)))
            {
                foreach (var (rule, _) in member)
                {
                    Describe(schema, member.Key, rule);
                }
            }
        }
    }

    private static IValidator? Validator(OpenApiSchemaTransformerContext context) =>
        (IValidator?)context.ApplicationServices.GetService(typeof(IValidator<>).MakeGenericType(context.JsonTypeInfo.Type));

    private static void Describe(OpenApiSchema schema, string name, IPropertyValidator rule)
    {
        if (rule is INotNullValidator)
        {
            schema.Required!.Add(name);
        }

        if (schema.Properties![name] is not OpenApiSchema property)
        {
            return;
        }

        switch (rule)
        {
            case INotNullValidator:
                property.Type &= ~JsonSchemaType.Null;
                property.Metadata?.Remove(MayBeNull);
                break;
            case IBetweenValidator between:
                (property.Minimum, property.Maximum) = ($"{between.From}", $"{between.To}");
                break;
            case ILengthValidator { Max: > 0 } length:
                property.MaxLength = length.Max;
                break;
            case ILengthValidator length:
                property.MinLength = length.Min;
                break;
            case ICountValidator count:
                (property.MinItems, property.MaxItems) = (count.Bounds.Least, count.Bounds.Most);
                break;
        }
    }
}
