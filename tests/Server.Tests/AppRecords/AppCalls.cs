using System.Text;
using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;

namespace WebConnectorSync.Server.Tests.AppRecords;

/// <summary>What an app says to keep its records.</summary>
internal static class AppCalls
{
    /// <summary>Puts the app's fields of a record.</summary>
    public static Task<HttpResponseMessage> PutAsync(
        this HttpClient api, string companyPath, string section, string externalId, string json, string query = "", string? key = null) =>
        SendAsync(api, HttpMethod.Put, companyPath, section, externalId, json, query, key);

    /// <summary>Deletes the app's side of a record.</summary>
    public static Task<HttpResponseMessage> DeleteAsync(
        this HttpClient api, string companyPath, string section, string externalId, string query = "", string? key = null) =>
        SendAsync(api, HttpMethod.Delete, companyPath, section, externalId, null, query, key);

    /// <summary>Puts a record that is taken, and gives it.</summary>
    public static async Task<JsonNode> TakenAsync(this HttpClient api, string companyPath, string section, string externalId, string json)
    {
        var answer = await api.PutAsync(companyPath, section, externalId, json);
        return await answer.JsonAsync(answer.StatusCode == System.Net.HttpStatusCode.Created ? 201 : 200);
    }

    public static string CompanyPath(Guid company) => $"{ApiCalls.Companies}/{company}";

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient api, HttpMethod method, string companyPath, string section, string externalId, string? json, string query, string? key)
    {
        var request =
            new HttpRequestMessage(method, $"{companyPath}/records/{section}/by-external-id/{Uri.EscapeDataString(externalId)}{query}");
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return api.SendAsync(request);
    }
}
