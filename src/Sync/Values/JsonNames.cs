using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Internal;

namespace WebConnectorSync.Sync.Values;

/// <summary>Rules are named as requests are written: one on Polling.EveryMinutes stands at polling.everyMinutes.</summary>
internal static class JsonNames
{
    // Set by a module initializer: FluentValidation asks for the name when a rule is made, so it must be set before the first validator
    // exists.
#pragma warning disable CA2255 // The engine is part of this program, not a library for others.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Use() => ValidatorOptions.Global.PropertyNameResolver = NameOf;

    private static string? NameOf(Type type, MemberInfo? member, LambdaExpression? expression)
    {
        var name = expression is null ? member?.Name : PropertyChain.FromExpression(expression).ToString();
        return string.IsNullOrEmpty(name) ? member?.Name : string.Join('.', name.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
    }
}
