using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WebConnectorSync.Server.Tests.Architecture;

/// <summary>
/// Which types of an assembly name which others of it: in signatures, base types, attributes and method bodies, lambdas and state machines
/// included. Nested types count as the type they stand in. Constants are no reference: the compiler copies them.
/// </summary>
internal sealed class TypeReferences
{
    private readonly MetadataReader reader;
    private readonly PEReader file;
    private readonly Names names;
    private readonly HashSet<(string From, string To)> found = [];

    private TypeReferences(PEReader file)
    {
        this.file = file;
        reader = file.GetMetadataReader();
        names = new(reader);
    }

    /// <summary>All pairs of full names.</summary>
    public static IReadOnlySet<(string From, string To)> In(System.Reflection.Assembly assembly)
    {
        using var stream = File.OpenRead(assembly.Location);
        using var portable = new PEReader(stream);
        var references = new TypeReferences(portable);
        foreach (var handle in references.reader.TypeDefinitions)
        {
            references.Read(handle);
        }

        return references.found;
    }

    private void Read(TypeDefinitionHandle handle)
    {
        var from = names.Outermost(handle);
        var type = reader.GetTypeDefinition(handle);
        Add(from, names.Of(type.BaseType));
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Add(from, names.Of(reader.GetInterfaceImplementation(implemented).Interface));
        }

        foreach (var attribute in type.GetCustomAttributes())
        {
            Add(from, names.Of(reader.GetCustomAttribute(attribute).Constructor));
        }

        foreach (var field in type.GetFields())
        {
            Add(from, reader.GetFieldDefinition(field).DecodeSignature(names, null));
        }

        foreach (var method in type.GetMethods())
        {
            Read(from, reader.GetMethodDefinition(method));
        }
    }

    private void Read(string from, MethodDefinition method)
    {
        var signature = method.DecodeSignature(names, null);
        Add(from, [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(t => t)]);
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            Add(from, reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null).SelectMany(t => t));
        }

        foreach (var token in Instructions.Tokens(body.GetILReader()))
        {
            Add(from, names.Of(token));
        }
    }

    private void Add(string from, IEnumerable<string> to)
    {
        foreach (var name in to.Where(name => name != from))
        {
            found.Add((from, name));
        }
    }

    private sealed class Names(MetadataReader reader) : ISignatureTypeProvider<IEnumerable<string>, object?>
    {
        public string Outermost(TypeDefinitionHandle handle)
        {
            var type = reader.GetTypeDefinition(handle);
            while (!type.GetDeclaringType().IsNil)
            {
                type = reader.GetTypeDefinition(type.GetDeclaringType());
            }

            return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }

        public IEnumerable<string> Of(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
        {
            HandleKind.TypeDefinition => [Outermost((TypeDefinitionHandle)handle)],
            HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
            HandleKind.MethodDefinition => [Outermost(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType())],
            HandleKind.FieldDefinition => [Outermost(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType())],
            HandleKind.MemberReference => Of(reader.GetMemberReference((MemberReferenceHandle)handle).Parent),
            HandleKind.MethodSpecification => OfMethod(reader.GetMethodSpecification((MethodSpecificationHandle)handle)),
            _ => [],
        };

        public IEnumerable<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            [Outermost(handle)];

        public IEnumerable<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [];

        public IEnumerable<string> GetTypeFromSpecification(
            MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public IEnumerable<string> GetGenericInstantiation(
            IEnumerable<string> genericType, ImmutableArray<IEnumerable<string>> typeArguments) =>
            [.. genericType, .. typeArguments.SelectMany(t => t)];

        public IEnumerable<string> GetArrayType(IEnumerable<string> elementType, ArrayShape shape) => elementType;

        public IEnumerable<string> GetSZArrayType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetByReferenceType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetPointerType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetPinnedType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetModifiedType(IEnumerable<string> modifier, IEnumerable<string> unmodifiedType, bool isRequired) =>
            unmodifiedType;

        public IEnumerable<string> GetFunctionPointerType(MethodSignature<IEnumerable<string>> signature) => [];

        public IEnumerable<string> GetGenericMethodParameter(object? genericContext, int index) => [];

        public IEnumerable<string> GetGenericTypeParameter(object? genericContext, int index) => [];

        public IEnumerable<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

        private IEnumerable<string> OfMethod(MethodSpecification method) =>
            [.. Of(method.Method), .. method.DecodeSignature(this, null).SelectMany(t => t)];
    }
}
