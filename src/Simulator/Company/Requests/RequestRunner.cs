using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Answers;
using WebConnectorSync.Simulator.Company.Extensions;
using WebConnectorSync.Simulator.Company.Language;
using WebConnectorSync.Simulator.Company.Queries;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Writes;

namespace WebConnectorSync.Simulator.Company.Requests;

/// <summary>Executes one request: values are checked first, then permissions, then it goes to whoever knows the object.</summary>
internal sealed class RequestRunner(CompanyFile file, Dictionary<string, OpenIterator> iterators)
{
    private readonly Macros macros = new();

    public Answer Run(Request request)
    {
        var answer = Execute(request);
        return file.Faults.SaysNoIds && answer.Status.Code is 3120 or 3140
            ? answer with { Status = new Status(answer.Status.Code, "The object specified in the request cannot be found.") }
            : answer;
    }

    private Answer Execute(Request request)
    {
        if (request.RequestId?.Length > 50)
        {
            return new Answer(new Status(1060, "The requestID is invalid: it is longer than 50 characters."));
        }

        var problem =
            macros.Substitute(request.Element) ?? ValueCheck.Check(request.Element, request.Definition.Root) ?? Permission(request);
        if (problem is not null)
        {
            return new Answer(problem);
        }

        return request.Name switch
        {
            "HostQueryRq" => new Answer(
                Status.Ok,
                [Cut(
                    request,
                    HostAnswer.Ret(file.Settings, request.Element.Descendants("IncludeMaxCapacity").Any(e => e.Value is "true" or "1")))]),
            "CompanyQueryRq" => new Answer(Status.Ok, [Cut(request, CompanyAnswer.Ret(file, request))]),
            "CompanyActivityQueryRq" => file.Faults.KnowsNoActivity
                ? new Answer(Status.FeatureOff)
                : new Answer(Status.Ok, [Cut(request, ActivityAnswer.Ret(file))]),
            "PreferencesQueryRq" => new Answer(Status.Ok, [Cut(request, PreferencesAnswer.Ret(file))]),
            "ListDeletedQueryRq" or "TxnDeletedQueryRq" => DeletedLists.Run(file, request),
            "ListDelRq" => file.Deleter.DeleteFromList(request),
            "TxnDelRq" => file.Deleter.DeleteTransaction(request),
            "TxnVoidRq" => file.Deleter.Void(request),
            "DataExtAddRq" or "DataExtModRq" or "DataExtDelRq" => new ExtensionRunner(file).Run(request),
            "DataExtDefQueryRq" or "DataExtDefAddRq" or "DataExtDefModRq" or "DataExtDefDelRq" => new DefinitionRunner(file).Run(request),
            "ListMergeRq" => new MergeRunner(file).Run(request),
            _ => OfTable(request),
        };
    }

    private static XElement Cut(Request request, XElement ret) => new Selection(request).Cut(ret);

    private static bool IsWrite(Request request) => !request.Name.EndsWith("QueryRq", StringComparison.Ordinal);

    private static string ObjectName(Request request) =>
        request.Text("ListDelType") ?? request.Text("TxnDelType") ?? request.Text("TxnVoidType") ?? request.Definition.ObjectName;

    private Status? Permission(Request request)
    {
        if (IsWrite(request) && file.Faults.IsReadOnly)
        {
            return Status.ReadOnly;
        }

        var name = ObjectName(request);
        return file.Faults.FeaturesOff.Contains(name) ? Status.FeatureOff
            : file.Faults.Forbidden.Contains(name) ? Status.NoPermission
            : file.Faults.PersonalDataForbidden.Contains(name) ? Status.NoPersonalData
            : null;
    }

    private Answer OfTable(Request request)
    {
        var definition = QbxmlLanguage.Default.FindObject(request.Definition.ObjectName)!;
        if (!IsWrite(request))
        {
            return new QueryRunner(file, iterators).Run(request);
        }

        if (request.Element.Elements().FirstOrDefault() is not { } input || definition.Ret is null || definition.Kind == ObjectKind.Other)
        {
            return new Answer(Status.FeatureOff);
        }

        var inputDefinition = request.Definition.Root.ChildElements[input.Name.LocalName];
        Record? record;
        var status = request.Definition == definition.Add
            ? file.Adder.Run(definition, input, inputDefinition, out record)
            : request.Definition == definition.Mod ? file.Modifier.Run(definition, input, inputDefinition, out record)
            : Unknown(out record);
        if (status.Code != 0 || record is null)
        {
            return new Answer(status);
        }

        macros.Define(input, record.Id);
        file.CountWrite();
        return new Answer(status, [Cut(request, file.Disguise(file.View.Build(record)))]);
    }

    private static Status Unknown(out Record? record)
    {
        record = null;
        return Status.FeatureOff;
    }
}
